/** The SQLSTATE of a database error, whether it comes from the driver or wrapped by TypeORM. */
export function sqlState(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && /^[0-9A-Z]{5}$/.test(state) ? state : undefined;
}

/** Name of the constraint that refused a row (unique 23505, foreign key 23503, check 23514), if it was one. */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint, driverError } = error as {
    constraint?: string;
    driverError?: { constraint?: string };
  };
  return sqlState(error)?.startsWith('23') ? (driverError?.constraint ?? constraint) : undefined;
}

/** SQLSTATEs of a database that can't do its work now, though the request may be right; whole classes by two letters. */
const AWAY = new Set([
  '08', // connection exceptions
  '25006', // read-only: a replica during a failover
  '25P03', // idle transaction ended
  '40', // could not be serialised, or deadlock, after all attempts
  '53', // disk, memory or connections exhausted
  '55000', // not accepting connections
  '55P03', // lock not available in time
  '57', // cancelled, shutting down, starting up
]);
const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

/** Whether nobody answered in time: the connection still waits, and is of no use to anybody. */
export function isUnanswered(error: unknown): boolean {
  const { message, driverError } = error as { message?: unknown; driverError?: unknown };
  return message === 'Query read timeout' || (driverError !== undefined && isUnanswered(driverError));
}

/** Whether an error says that the database is away or overloaded: trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return AWAY.has(state) || AWAY.has(state.slice(0, 2));
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    LOST_CONNECTION.has(String(code)) ||
    isUnanswered(error) ||
    /connection terminated|is not queryable|timeout exceeded when trying to connect/i.test(String(message))
  );
}
