using ViNotebooks.Cli;

return Vinb.Start(args);
