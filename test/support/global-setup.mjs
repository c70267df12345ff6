import './typescript.mjs';

const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

export default async function setUp() {
  const { startTestServer } = await import('./test-server.ts');
  const server = await startTestServer();
  globalThis.khenTestServer = server;
  // Jest ends at once on these, without its teardown.
  for (const [signal, number] of Object.entries(numbers)) {
    process.once(signal, () => void server.stop().finally(() => process.exit(128 + number)));
  }
}
