export { ChangeHints } from './change-hints.js';
export { Database, Transaction } from './database.js';
export { DatabaseModule, patience } from './database.module.js';
export { bumpChange, changedNames } from './change.js';
export { explainConnection } from './explain.js';
export { migrate, migrationFiles, NewerSchema, OldPostgres } from './migrations.js';
export { isDatabaseAway, sqlState, violatedConstraint } from './sql-state.js';
export { fill, isUnfinished, sweepUnfinished } from './unfinished.js';
export { statement, type Queryable, type Statement } from './statement.js';
