export { createEmptyDatabase, createTestDatabase, type TestDatabase } from './database.js';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';
export { openDatabase, type OpenDatabase } from './platform.js';
export { runningProcesses } from './processes.js';
export { withClient } from './with-client.js';
