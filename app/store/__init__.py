"""The encrypted vault. For `app.start`, everything it needs is in `app.store.opening` and `app.store.backup`:

- `vault_exists(folder) -> bool`
- `create_vault(folder, passphrase, practice, cost=None) -> (Vault, groups)`: one or two seconds, in a worker
- `open_with_passphrase(folder, passphrase) -> Vault`: about a second, in a worker
- `open_with_recovery(folder, groups) -> Vault`
- `passphrase_opens(vault, passphrase) -> bool`
- `change_passphrase(vault, passphrase)`, `new_recovery(vault) -> groups`
- `make_backup(vault) -> folder`, `backup.backups(folder)`, `backup.restore(backup, new_folder)`
- `groups.read_groups(typed)`: None while the typed groups do not fit, so that a form can say so before trying

`Vault` has `read()`, `write()`, `rest()` (call when idle) and `close()` (lock, quit). It may be made in a
worker thread and used from another. Reasons to stay closed are `CannotOpen`, what the disk would not take is
`NotSaved`. `platform.keep_private()` is called once, before anything is written.
"""
