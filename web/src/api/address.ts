/** What an address asks for, as texts. The server refuses what is none of its words, and says so. */
export const asked =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): { readonly [Key in Name]?: string } =>
    Object.fromEntries(
      names.map((name) => {
        // A number in an address comes as one.
        const value = typeof search[name] === 'number' ? String(search[name]) : search[name];
        return [name, typeof value === 'string' ? value || undefined : undefined];
      }),
    ) as { readonly [Key in Name]?: string };
