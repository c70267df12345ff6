/** The decree's own; where it is not installed, Tinos, Liberation Serif and others have its widths. */
export const FONT = 'Times New Roman';

/** Word's own units, of points. */
export const twips = (points: number): number => Math.round(points * 20);
export const halfPoints = (points: number): number => Math.round(points * 2);
export const pixels = (points: number): number => Math.round((points * 96) / 72);

/** The rule has to be said: without one, some take the number for points. */
export const lineSpacing = (lines: number) => ({ line: Math.round(240 * lines), lineRule: 'auto' as const });
export const exactly = (points: number) => ({ line: twips(points), lineRule: 'exact' as const });

/** Word knows languages by their region. */
export const wordLanguage = (lang: string): string => ({ vi: 'vi-VN', en: 'en-GB' })[lang] ?? lang;
