import { mediaTypes } from './media-types.js';

/**
 * How a file is handed to browsers: what can be shown safely in place, the rest to be saved; its name in the form that all
 * of them read (RFC 6266, RFC 8187).
 */
export function contentDisposition(mediaType: string, name: string): string {
  const kind = mediaTypes[mediaType]?.inline ? 'inline' : 'attachment';
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${exact}`;
}

/**
 * What a file may do once a browser has opened it: nothing. Chromium's own viewer shows no PDF in a sandboxed page, nor
 * under a policy that forbids it its styles and embedded object (https://crbug.com/271452); `nosniff` sees to it that a PDF
 * is never taken for anything else.
 */
export function contentSecurityPolicy(mediaType: string): string {
  return mediaType === 'application/pdf'
    ? "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
}
