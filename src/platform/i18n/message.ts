/**
 * Fills a text's placeholders: `formatMessage('{count} trang', { count: 3 })`. A placeholder without a parameter stays as
 * it is, so that a forgotten one is seen rather than fatal. What is filled in is not looked into again.
 */
export function formatMessage(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : placeholder,
  );
}
