/** The same keys in another language: a missing or a superfluous one does not compile. English counts one apart. */
export type Translation<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translation<Texts[Key]>;
} & { readonly [Key in keyof Texts as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]: string };
