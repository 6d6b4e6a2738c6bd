// The response headers of the app, in one place: `vite preview` sends them, the build writes them to dist/_headers
// (a file that several static hosts read) and repeats the content security policy in a <meta> for hosts that do not.

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html dragoman',
];

const OFF = [
  'accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid',
  'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'publickey-credentials-get', 'serial', 'usb',
  'xr-spatial-tracking',
];

export const contentSecurityPolicy = CSP.join('; ');

/** frame-ancestors means nothing in a <meta>, and browsers say so on the console. */
export const metaPolicy = CSP.filter((d) => !d.startsWith('frame-ancestors')).join('; ');

/** @type {Record<string, string>} */
export const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': OFF.map((f) => `${f}=()`).join(', '),
};

const block = (path, fields) => [path, ...Object.entries(fields).map(([k, v]) => `  ${k}: ${v}`)].join('\n');

export function headersFile() {
  return [
    block('/*', headers),
    block('/assets/*', { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    block('/sw.js', { 'Cache-Control': 'no-cache' }),
    block('/index.html', { 'Cache-Control': 'no-cache' }),
  ].join('\n\n') + '\n';
}
