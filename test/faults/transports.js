/**
 * The ways in which a server can fail to send a file, by name. Each is given the request, the response,
 * the file's bytes, the headers of a good answer, and the server's account of its traffic.
 */

const html = Buffer.from('<!doctype html><title>Sign in</title><p>Please sign in.</p>');
const notJson = Buffer.from('{"format": "layers-model", ');
/** A piece of an answer that does not end. */
const piece = Buffer.alloc(1 << 16, ' ');
/** Milliseconds before something goes on or breaks off. */
const PAUSE = 60;
/** Milliseconds between the pieces of a slow answer, and how many there are. */
const DRIP = 250;
const PIECES = 12;

const status =
  (code) =>
  ({ response, headers }) => {
    response.writeHead(code, { ...headers, 'Content-Type': 'text/plain' });
    response.end(`The server answers ${code}.`);
  };

const instead =
  (content, type) =>
  ({ response, headers }) => {
    response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': content.length });
    response.end(content);
  };

const altered =
  (change) =>
  ({ response, headers, bytes }) => {
    const changed = change(bytes);
    response.writeHead(200, { ...headers, 'Content-Length': changed.length });
    response.end(changed);
  };

/** Sends pieces until the other side hangs up. */
function pour({ response, traffic }) {
  const more = () => {
    while (!response.destroyed) {
      traffic.bytes += piece.length;
      if (!response.write(piece)) return response.once('drain', more);
    }
  };
  more();
}

const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

export const transports = {
  404: status(404),
  410: status(410),
  403: status(403),
  500: status(500),
  503: status(503),

  /** The connection is reset before anything came. */
  reset: ({ response }) => response.socket.resetAndDestroy(),

  /** The connection is reset in the middle of the file. */
  'reset in the middle': ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
    response.write(half(bytes), () => setTimeout(() => response.socket?.resetAndDestroy(), PAUSE));
  },

  /** The request is taken and never answered. */
  silence: () => {},

  /** Half of the file comes, then nothing. */
  'stall in the middle': ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
    response.write(half(bytes));
  },

  /** Slow, and longer in all than a stall may last, but never silent for so long. */
  drip: ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length });
    const size = Math.ceil(bytes.length / PIECES);
    let start = 0;
    const timer = setInterval(() => {
      if (response.destroyed) return clearInterval(timer);
      response.write(bytes.subarray(start, start + size));
      start += size;
      if (start < bytes.length) return;
      clearInterval(timer);
      response.end();
    }, DRIP);
  },

  short: altered((bytes) => bytes.subarray(0, -16)),
  long: altered((bytes) => Buffer.concat([bytes, Buffer.alloc(4096, 'x')])),
  empty: altered(() => Buffer.alloc(0)),

  /** Without a `content-length`, and without an end. */
  endless: ({ response, headers, bytes, traffic }) => {
    response.writeHead(200, headers);
    response.write(bytes);
    pour({ response, traffic });
  },

  /** Announces gigabytes and begins to send them. */
  'gigabytes announced': ({ response, headers, traffic }) => {
    response.writeHead(200, { ...headers, 'Content-Length': 1_500_000_000 });
    pour({ response, traffic });
  },

  /** A `content-length` above what comes. */
  'too much announced': ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Content-Length': bytes.length + 1000 });
    response.write(bytes, () => setTimeout(() => response.socket?.end(), PAUSE));
  },

  /** A `content-length` below what comes. */
  'too little announced': ({ response, headers, bytes }) => {
    response.writeHead(200, {
      ...headers,
      'Content-Length': bytes.length - 8,
      Connection: 'close',
    });
    response.end(bytes);
  },

  'a web page': instead(html, 'text/html'),
  'invalid JSON': instead(notJson, 'application/json'),
  'binary rubbish': instead(Buffer.alloc(5000, 0x9f), 'application/octet-stream'),

  'redirects in a circle': ({ request, response, headers }) => {
    response.writeHead(302, { ...headers, Location: request.url });
    response.end();
  },

  /** Another origin's file without the header that lets the page read it. */
  'no CORS': ({ response, headers, bytes }) => {
    response.writeHead(200, {
      'Content-Type': headers['Content-Type'],
      'Cache-Control': 'no-store',
    });
    response.end(bytes);
  },
  'CORS for another site': ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Access-Control-Allow-Origin': 'https://example.org' });
    response.end(bytes);
  },

  'the wrong type': ({ response, headers, bytes }) => {
    response.writeHead(200, { ...headers, 'Content-Type': 'text/plain' });
    response.end(bytes);
  },
};
