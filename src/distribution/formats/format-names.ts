/** As a query asks for them. */
export const formatNames = ['json', 'ninjs', 'jsonld'] as const;
export type FormatName = (typeof formatNames)[number];
