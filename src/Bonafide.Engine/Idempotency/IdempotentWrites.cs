using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bonafide.Core;
using Bonafide.Core.Errors;
using Bonafide.Engine.Tenants;
using Bonafide.Storage.Access;
using Bonafide.Storage.Rows;

namespace Bonafide.Engine.Idempotency;

/// <summary>
/// Does what a request asks for once per Idempotency-Key. The record is stored in the write of the act, so a request
/// that failed leaves none; a repeat is answered from what the first one made; one in flight makes the other wait.
/// </summary>
public sealed class IdempotentWrites(Database database, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <param name="act">Does the act; it passes the mark to the write, which calls <see cref="Mark.Insert"/>
    /// first.</param>
    /// <param name="repeat">Builds the answer again from what the first request made.</param>
    /// <exception cref="RequestProblemException">409 when the key was used with another body.</exception>
    public async Task<T> RunAsync<T>(
        Actor actor,
        TenantContext tenant,
        IdempotentRequest request,
        Func<Mark?, Task<T>> act,
        Func<IdempotencyRow, Task<T>> repeat,
        CancellationToken cancellationToken)
    {
        if (request.Key is not { } text)
        {
            request.Charge?.Invoke();
            return await act(null).ConfigureAwait(false);
        }

        var key = new IdempotencyKey(
            actor.Id, request.Method, request.Path, tenant.Keys.Hash("idempotency-key", Encoding.UTF8.GetBytes(text)));
        var mark = new Mark(
            actor.Tenant, key, tenant.Keys.Hash("idempotency-body", request.BodyHash.Span), time.GetUtcNow());
        using var gate = await EnterAsync(mark.GateName, cancellationToken).ConfigureAwait(false);
        if (await FindAsync(mark, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return await repeat(earlier).ConfigureAwait(false);
        }

        try
        {
            request.Charge?.Invoke();
            return await act(mark).ConfigureAwait(false);
        }
        catch (AlreadyDoneException)
        {
            // Another node was faster; its record is there now.
            var other = await FindAsync(mark, cancellationToken).ConfigureAwait(false)
                ?? throw new RequestProblemException(ProblemKind.Conflict, "The same request is being processed.");
            return await repeat(other).ConfigureAwait(false);
        }
    }

    private async Task<IdempotencyRow?> FindAsync(Mark mark, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            mark.Tenant,
            session => IdempotencyRows.Find(mark.Tenant, session, mark.Key),
            cancellationToken).ConfigureAwait(false);
        if (row is not null && !CryptographicOperations.FixedTimeEquals(row.BodyHash, mark.BodyHash))
        {
            throw new RequestProblemException(
                ProblemKind.Conflict, "This Idempotency-Key was used with another request body; use a new key.");
        }

        return row;
    }

    private async Task<Entered> EnterAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gate = _gates.GetOrAdd(name, static _ => new Gate());
            if (!gate.TryJoin())
            {
                continue;
            }

            var entered = new Entered(_gates, name, gate);
            try
            {
                await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                return entered;
            }
            catch
            {
                entered.Leave(hasEntered: false);
                throw;
            }
        }
    }

    /// <summary>The mark that the write of the act leaves.</summary>
    public sealed record Mark(TenantId Tenant, IdempotencyKey Key, byte[] BodyHash, DateTimeOffset At)
    {
        internal string GateName { get; } =
            $"{Tenant}|{Key.ClientId}|{Key.Method}|{Key.Path}|{Convert.ToBase64String(Key.KeyHash)}";

        /// <summary>Called first in the write; when another request left its mark before, nothing is done
        /// twice.</summary>
        public void Insert(IWriteTransaction write, AccountId? account, ExecutionId? execution) =>
            Store(write, new(Key, BodyHash, account, execution, At));

        /// <summary>The same for what is neither account nor execution.</summary>
        public void Insert(IWriteTransaction write, Guid resource) =>
            Store(write, new(Key, BodyHash, null, null, At, resource));

        private void Store(IWriteTransaction write, IdempotencyRow row)
        {
            if (!IdempotencyRows.Insert(Tenant, write, row))
            {
                throw new AlreadyDoneException();
            }
        }
    }

    private sealed class AlreadyDoneException : Exception;

    /// <summary>One request at a time per key; it goes away with the last that waits for it.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1, 1);
        private readonly Lock _counting = new();
        private int _joined;

        public bool TryJoin()
        {
            lock (_counting)
            {
                if (_joined < 0)
                {
                    return false;
                }

                _joined++;
                return true;
            }
        }

        public void Dispose() => _turn.Dispose();

        public Task WaitAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

        public bool LeaveIsLast(bool hasEntered)
        {
            if (hasEntered)
            {
                _turn.Release();
            }

            lock (_counting)
            {
                if (--_joined > 0)
                {
                    return false;
                }

                _joined = -1;
                return true;
            }
        }
    }

    private readonly struct Entered(ConcurrentDictionary<string, Gate> gates, string name, Gate gate) : IDisposable
    {
        public void Dispose() => Leave(hasEntered: true);

        public void Leave(bool hasEntered)
        {
            if (gate.LeaveIsLast(hasEntered))
            {
                gates.TryRemove(new KeyValuePair<string, Gate>(name, gate));
                gate.Dispose();
            }
        }
    }
}
