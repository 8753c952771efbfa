// A small server for the built site, on loopback alone, with the headers that a real host should send.
//
//   node scripts/serve.mjs FOLDER [PORT]       PORT or the next free one
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
};

/** A server for `folder` below the path `prefix` ("/" or "/some/where/"); not yet listening. */
export function createSiteServer(folder, prefix = '/') {
  const top = resolve(folder);
  return createServer(async (request, response) => {
    const send = (status, headers, body) => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      if (!['GET', 'HEAD'].includes(request.method)) return send(405, { Allow: 'GET, HEAD' });
      if (path !== '/' && `${path}/` === prefix) return send(301, { Location: prefix });
      if (!path.startsWith(prefix)) return send(404, {}, 'not found');
      const file = normalize(join(top, path.slice(prefix.length), path.endsWith('/') ? 'index.html' : ''));
      if (file !== top && !file.startsWith(top + sep)) return send(404, {}, 'not found');
      const body = await readFile(file);
      const type = types[extname(file)] ?? 'application/octet-stream';
      send(
        200,
        {
          'Content-Type': type,
          'Content-Security-Policy': contentSecurityPolicy,
          'X-Content-Type-Options': 'nosniff',
          'Referrer-Policy': 'no-referrer',
          'Cache-Control': 'no-cache',
        },
        body,
      );
    } catch (error) {
      send(error instanceof URIError ? 400 : 404, {}, 'not found');
    }
  });
}

/** Listens on loopback at `port` or the next free one; gives the port. */
export function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port < 65535) done(listen(server, port + 1));
      else fail(error);
    });
    server.listen(port, '127.0.0.1', () => done(server.address().port));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port = '8080'] = process.argv.slice(2);
  const server = createSiteServer(folder);
  console.log(`Article Inspector: http://localhost:${await listen(server, Number(port))}/    (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
