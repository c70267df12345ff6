export { namedLanguage, nameIn, namesSchema } from './names.js';
export { bestLanguage } from './best-language.js';
export { interfaceLanguages, type Language } from './languages.js';
export { formatMessage } from './message.js';
export { momentText } from './moment.js';
export { languageTag, languageTagSchema } from './tag.js';
