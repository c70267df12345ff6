/** The languages of the interface, the first being the one for whoever asks for none of them. */
export const interfaceLanguages = ['vi', 'en'] as const;
export type Language = (typeof interfaceLanguages)[number];
