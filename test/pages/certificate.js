import { generateKeyPairSync, sign } from 'node:crypto';

/** One value in DER: its tag, its length, its bytes. */
function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  const digits = [];
  for (let rest = body.length; rest > 0; rest >>= 8) digits.unshift(rest & 255);
  const length = body.length < 128 ? [body.length] : [128 + digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts) => der(0x30, ...parts);
const name = (text) => {
  const commonName = der(0x06, Buffer.from('550403', 'hex'));
  return sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(text)))));
};
/** `YYMMDDhhmmssZ`. */
const time = (year) => der(0x17, Buffer.from(`${year}0101000000Z`));

/** A key and a certificate for it, which nobody has signed but itself: for a server of a test. */
export function selfSigned() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
  const number = der(0x02, Buffer.from([1]));
  const certified = sequence(
    number,
    ecdsaWithSha256,
    name('localhost'),
    sequence(time('20'), time('49')),
    name('localhost'),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', certified, privateKey));
  const bytes = sequence(certified, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}
