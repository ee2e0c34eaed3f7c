using Eventhos.Server.Commands;

return await HubCommands.Root().Parse(args).InvokeAsync();
