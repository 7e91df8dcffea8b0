using System.Globalization;
using System.Text;
using Bonafide.Batch.Keys;

namespace Bonafide.Batch.OpenSsh;

/// <summary>
/// Writes what sshd knows about tenants: a passwd in which each tenant's GUID is a login of sshd's own user, and one
/// authorized_keys file a tenant. OpenSSH itself enforces the end of a key's life.
/// </summary>
internal sealed class OpenSshKeyFiles(OpenSshFolder folder, OpenSshUser user, string relay)
{
    private readonly Lock _lock = new();
    private string _written = "";

    public void Write(IReadOnlyList<SshKeyRow> live)
    {
        lock (_lock)
        {
            var logins = live.GroupBy(k => k.Tenant.Value).OrderBy(g => g.Key).ToArray();
            var files = logins.ToDictionary(g => g.Key.ToString(), g => string.Concat(g.Select(Line)));
            var passwd = Passwd(logins.Select(g => g.Key));
            var state = passwd + string.Concat(files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value));
            if (state == _written)
            {
                return;
            }

            foreach (var (login, text) in files)
            {
                folder.Write(Path.Combine(folder.Keys, login), text);
            }

            folder.Write(folder.Passwd, passwd);
            folder.Write(folder.Group, $"batch:x:{user.Group}:\n");
            foreach (var file in Directory.EnumerateFiles(folder.Keys)
                .Where(f => !files.ContainsKey(Path.GetFileName(f))))
            {
                File.Delete(file);
            }

            _written = state;
        }
    }

    /// <summary>
    /// sshd(8), AUTHORIZED_KEYS FILE FORMAT. The relay's path and the id hold nothing that needs quoting.
    /// </summary>
    private string Line(SshKeyRow key)
    {
        var expiry = key.ExpiresAt.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        return $"restrict,expiry-time=\"{expiry}Z\",command=\"'{relay}' '{folder.Socket}' {key.Id}\" {key.PublicKey}\n";
    }

    /// <summary>The first entry is sshd's own name, which it looks up at its start.</summary>
    private string Passwd(IEnumerable<Guid> logins)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"batch:x:{user.Id}:{user.Group}::/:/usr/sbin/nologin\n");
        foreach (var login in logins)
        {
            text.Append(CultureInfo.InvariantCulture, $"{login}:x:{user.Id}:{user.Group}::/:/bin/sh\n");
        }

        return text.ToString();
    }
}
