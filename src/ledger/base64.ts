/** Bytes of standard base64 (RFC 4648, 4); undefined for every text but the one that encodes those very bytes. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
