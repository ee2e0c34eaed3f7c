using System.CommandLine;
using Eventhos.Server.Commands;

// The hub's own patience bounds a stop; the command line's default of 2 s would cut running executions off.
return await HubCommands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromDays(1) });
