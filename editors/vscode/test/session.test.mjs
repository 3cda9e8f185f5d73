// The server through the protocol library that VS Code's own client uses.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'node:test';
import protocol from 'vscode-languageserver-protocol/node.js';

const glossary = process.env.GLOSSARY ?? 'glossary';
const post = '😀𠮷：**缓存**（cashe: 暂存）。\r\n\r\n再说缓存。\r\n';

function vault() {
  const folder = mkdtempSync(join(tmpdir(), 'glossary-'));
  mkdirSync(join(folder, 'content'));
  for (let number = 0; number < 4; number++) {
    writeFileSync(join(folder, `content/p${number}.md`), '这里说**缓存**（cache: 暂存在近处的副本）。\n');
  }
  writeFileSync(join(folder, 'content/new.md'), post);
  assert.equal(spawnSync(glossary, ['-q', 'extract'], { cwd: folder }).status, 0);
  return folder;
}

test('hover, findings and their fix', async () => {
  const folder = vault();
  const server = spawn(glossary, ['server'], { cwd: folder });
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout),
    new protocol.StreamMessageWriter(server.stdin),
  );
  const found = new Promise((resolve) => {
    connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => {
      if (params.diagnostics.length) resolve(params.diagnostics);
    });
  });
  connection.listen();
  await connection.sendRequest(protocol.InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  const uri = pathToFileURL(join(folder, 'content/new.md')).href;
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text: post },
  });
  const hover = await connection.sendRequest(protocol.HoverRequest.type, {
    textDocument: { uri },
    position: { line: 2, character: 3 },
  });
  assert.match(hover.contents.value, /缓存.*cache/);
  const [finding] = await found;
  assert.equal(finding.code, 'english-spelling');
  // In UTF-16, the first two characters take two units each.
  assert.equal(finding.range.start.character, 12);
  const actions = await connection.sendRequest(protocol.CodeActionRequest.type, {
    textDocument: { uri },
    range: finding.range,
    context: { diagnostics: [finding] },
  });
  assert.equal(actions[0].edit.documentChanges[0].edits[0].newText, 'cache');
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  connection.dispose();
  server.kill();
});
