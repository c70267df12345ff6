import type { Config } from '../config/index.js';

/**
 * What every answer tells browsers (OWASP Secure Headers Project): no scripts, frames or forms, no guessing of media
 * types. Routes that serve pages put their own content policy in its place. Made once: building them for each request
 * took a sixth of the time of a public read (docs/performance.md).
 */
export function securityHeaders({
  publicUrl,
  demonstration,
}: Pick<Config, 'publicUrl' | 'demonstration'>): Record<string, string> {
  return {
    'content-security-policy':
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cross-origin-opener-policy': 'same-origin',
    // Official information may be shown on any page.
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    // RFC 8187: header fields are ASCII.
    ...(demonstration && { 'khen-notice': `utf-8''${encodeURIComponent('Dữ liệu minh họa')}` }),
    ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}
