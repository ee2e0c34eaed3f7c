namespace Eventhos.Server.Mail;

/// <summary>The mail server took none of the recipients.</summary>
internal sealed class AllRefusedException : Exception;
