-- A session of Neovim with the server: attach, hover, findings, a code action, rename. Run with
--   FOLDER=path/to/posts GLOSSARY=path/to/glossary nvim --headless -u NONE -c 'luafile editors/neovim/session.lua'
-- FOLDER holds posts that were extracted, and content/new.md. Ends with status 1 where something is amiss.
-- It works from Neovim 0.7 on, which has fewer functions than today's.
local folder = os.getenv('FOLDER')
local glossary = os.getenv('GLOSSARY') or 'glossary'

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function wait(what, done)
  if not vim.wait(20000, done, 50) then fail('in vain waited for ' .. what) end
end

vim.cmd('edit ' .. folder .. '/content/new.md')
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ name = 'glossary', cmd = { glossary, 'server' }, root_dir = folder })
if not client then fail('the server did not start') end
vim.lsp.buf_attach_client(buffer, client)
wait('attaching', function()
  local started = vim.lsp.get_client_by_id(client)
  return started and started.initialized and vim.lsp.buf_is_attached(buffer, client)
end)

local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(buffer)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  local answer = answers[client]
  if not answer or answer.err then fail(method .. ': ' .. vim.inspect(answer)) end
  return answer.result
end

local word = { line = 2, character = 3 }
local hover = ask('textDocument/hover', { position = word })
if not hover.contents.value:find('cache', 1, true) then fail('hover: ' .. vim.inspect(hover)) end

wait('a finding', function() return #vim.diagnostic.get(buffer) == 1 end)
local finding = vim.diagnostic.get(buffer)[1]
-- Columns of Neovim count in bytes.
if finding.code ~= 'english-spelling' or finding.col ~= 24 then fail('finding: ' .. vim.inspect(finding)) end

-- The protocol counts in UTF-16.
local range = { start = { line = 0, character = 12 }, ['end'] = { line = 0, character = 17 } }
local actions = ask('textDocument/codeAction', { range = range, context = { diagnostics = {} } })
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
wait('the fix', function() return #vim.diagnostic.get(buffer) == 0 end)
if not vim.api.nvim_buf_get_lines(buffer, 0, 1, true)[1]:find('（cache: ', 1, true) then fail('the fix changed another text') end

local renamed = ask('textDocument/rename', { position = word, newName = '快取' })
vim.lsp.util.apply_workspace_edit(renamed, 'utf-16')
if not vim.api.nvim_buf_get_lines(buffer, 0, 1, true)[1]:find('**快取**', 1, true) then fail('rename: ' .. vim.inspect(renamed)) end
vim.lsp.stop_client(client, true)
local version = vim.version()
io.stdout:write(string.format('Neovim %d.%d: attach, hover, finding, fix, rename\n', version.major, version.minor))
vim.cmd('qall!')
