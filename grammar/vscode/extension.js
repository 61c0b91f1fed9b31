// Starts `polyc lsp` and hands it to VS Code; all that the editor shows comes from there.

"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

async function activate(context) {
  context.subscriptions.push(vscode.commands.registerCommand("polyc.restart", restart));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("polyc")) {
        restart();
      }
    }),
  );
  await start();
}

async function start() {
  const command = vscode.workspace.getConfiguration("polyc").get("command") || "polyc";
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  const date = vscode.workspace.getConfiguration("polyc").get("date");
  const options = {
    initializationOptions: date ? { date } : {},
    documentSelector: [{ language: "polyc" }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.pol") },
  };
  client = new LanguageClient("polyc", "polyc 医保政策", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    tell(command, error);
  }
}

/** A server that does not start is most often one that is not installed; the colours work without it. */
async function tell(command, error) {
  const settings = "打开设置";
  const message = `没能启动 ${command} lsp。请先运行 pip install "polyc[lsp]",或在设置里写明 polyc 在哪里。(${error.message})`;
  if ((await vscode.window.showErrorMessage(message, settings)) === settings) {
    vscode.commands.executeCommand("workbench.action.openSettings", "polyc.command");
  }
}

async function restart() {
  await deactivate();
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
