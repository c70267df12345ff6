/** An Idempotency-Key of one's own. (`randomUUID` is kept from pages that came without https.) */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
