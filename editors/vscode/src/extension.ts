// Starts `glossary server` for the Markdown posts of a folder, and offers the commands that a server cannot.
import { execFile } from 'node:child_process';
import { commands, env, ExtensionContext, Uri, window, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

function command(): string[] {
  return workspace.getConfiguration('glossary').get<string[]>('command', ['glossary']);
}

async function start(): Promise<void> {
  const [program, ...first] = command();
  client = new LanguageClient(
    'glossary',
    'Glossary',
    { command: program, args: [...first, 'server'] },
    {
      documentSelector: [
        { scheme: 'file', language: 'markdown' },
        { scheme: 'file', language: 'yaml', pattern: '**/glossary.yaml' },
      ],
      initializationOptions: {
        inlayHints: workspace.getConfiguration('glossary').get<boolean>('inlayHints', false),
        documentSymbols: workspace.getConfiguration('glossary').get<boolean>('documentSymbols', false),
      },
      synchronize: {
        // A setting that is changed counts at once.
        configurationSection: 'glossary',
        fileEvents: workspace.createFileSystemWatcher('**/{glossary.toml,pyproject.toml,glossary.yaml}'),
      },
    },
  );
  try {
    await client.start();
  } catch (error) {
    const chosen = await window.showErrorMessage(
      `${program} could not be started: ${error}. Install it with: pipx install 'bilingual-glossary[lsp]'`,
      'Settings',
    );
    if (chosen) await commands.executeCommand('workbench.action.openSettings', 'glossary.command');
  }
}

// Runs a command of the tool in the folder of the post that is open; gives what it says.
function run(...given: string[]): Promise<string> {
  const [program, ...first] = command();
  const post = window.activeTextEditor?.document.uri;
  const folder = (post && workspace.getWorkspaceFolder(post)) ?? workspace.workspaceFolders?.[0];
  return new Promise((resolve, reject) => {
    execFile(program, [...first, ...given], { cwd: folder?.uri.fsPath }, (error, out, said) =>
      error && error.code !== 1 ? reject(new Error(said || error.message)) : resolve(out || said),
    );
  });
}

async function tell(...given: string[]): Promise<void> {
  try {
    await window.showInformationMessage((await run(...given)).trim());
  } catch (error) {
    await window.showErrorMessage(String(error));
  }
}

async function annotate(): Promise<void> {
  await commands.executeCommand('editor.action.sourceAction', { kind: 'source.annotate', apply: 'first' });
}

async function show(): Promise<void> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection);
  const word = selected || (await window.showInputBox({ prompt: 'A term, an English name, an alias' }));
  if (word) await tell('show', '--', word);
}

async function openPage(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) return;
  await tell('page');
  await env.openExternal(Uri.joinPath(folder.uri, 'glossary-page', 'index.html'));
}

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('glossary.extractPosts', () => tell('extract')),
    commands.registerCommand('glossary.annotatePost', annotate),
    commands.registerCommand('glossary.showEntry', show),
    commands.registerCommand('glossary.openPage', openPage),
    commands.registerCommand('glossary.restart', async () => {
      await client?.dispose();
      await start();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
