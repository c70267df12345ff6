export default async function tearDown() {
  await globalThis.khenTestServer?.stop();
}
