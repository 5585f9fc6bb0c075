@echo off
rem Runs the command vinb; builds it first where there is no build yet. Delete the bin folder after changing the sources.
setlocal
set "PROJECT=%~dp0src\ViNotebooks.Cli"
set "PROGRAM=%PROJECT%\bin\Release\net10.0\vinb.dll"
where dotnet >nul 2>nul || (echo vinb: the .NET 10 SDK is needed and "dotnet" is not on the PATH: see https://dotnet.microsoft.com/download 1>&2 & exit /b 2)
if exist "%PROGRAM%" goto run
echo vinb: building, first use only ... 1>&2
dotnet build "%PROJECT%" -c Release --nologo -v quiet -p:RunAnalyzers=false 1>&2 || exit /b 2
:run
dotnet "%PROGRAM%" %*
exit /b %ERRORLEVEL%
