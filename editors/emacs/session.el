;;; session.el --- A session of Emacs with the server: attach, hover, findings, a code action, rename  -*- lexical-binding: t -*-

;; Run with
;;   FOLDER=path/to/posts GLOSSARY=path/to/glossary emacs --batch -l editors/emacs/session.el
;; FOLDER holds posts that were extracted, and content/new.md.  Ends with status 1 where something is amiss.

;;; Code:

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)

(defvar session-glossary (or (getenv "GLOSSARY") "glossary"))
(define-derived-mode session-mode text-mode "Session")
(add-to-list 'eglot-server-programs `(session-mode . (,session-glossary "server")))
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil eglot-autoshutdown t make-backup-files nil)

(defun session-fail (what)
  "Say WHAT is amiss, and end."
  (message "%s" what)
  (kill-emacs 1))

(defun session-wait (what done)
  "Wait until DONE gives something, at most 20 seconds; WHAT says what for."
  (let ((tries 400))
    (while (and (not (funcall done)) (> tries 0))
      (setq tries (1- tries))
      (accept-process-output nil 0.05))
    (or (funcall done) (session-fail (concat "in vain waited for " what)))))

(defun session-ask (method &rest more)
  "The answer to METHOD at point; MORE are further parameters."
  (jsonrpc-request (eglot-current-server) method (append (eglot--TextDocumentPositionParams) more)))

(defun session-findings ()
  "The findings in this buffer."
  (flymake-start)
  (flymake-diagnostics))

(find-file (expand-file-name "content/new.md" (getenv "FOLDER")))
(session-mode)
(apply #'eglot (eglot--guess-contact))
(session-wait "attaching" #'eglot-current-server)

(goto-char (point-min))
(search-forward "再说")
(let ((said (plist-get (plist-get (session-ask :textDocument/hover) :contents) :value)))
  (unless (string-match-p "cache" said) (session-fail (format "hover: %S" said))))

(session-wait "a finding" (lambda () (= 1 (length (session-findings)))))
(let ((finding (car (session-findings))))
  (unless (equal "cashe" (buffer-substring (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding)))
    (session-fail (format "the finding stands at %d" (flymake-diagnostic-beg finding))))
  (goto-char (flymake-diagnostic-beg finding)))

(let ((fix (seq-find (lambda (action) (string-prefix-p "Fix: " (plist-get action :title)))
                     (eglot-code-actions (point) (point)))))
  (unless fix (session-fail "no fix is offered"))
  (eglot--apply-workspace-edit (plist-get fix :edit)))
(session-wait "the fix" (lambda () (string-match-p "（cache: " (buffer-string))))
;; Eglot says so when Emacs is idle, which it never is in batch.
(eglot--signal-textDocument/didChange)
(session-wait "no finding" (lambda () (null (session-findings))))

(goto-char (point-min))
(search-forward "再说")
;; It shows which files will change, and asks.
(fset 'y-or-n-p #'always)
(eglot-rename "快取")
(unless (string-match-p "\\*\\*快取\\*\\*（cache" (buffer-string)) (session-fail (buffer-string)))
(dolist (buffer (buffer-list)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(princ (format "Emacs %s, eglot: attach, hover, finding, fix, rename\n" emacs-version))
(kill-emacs 0)
;;; session.el ends here
