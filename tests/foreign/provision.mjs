// A claim is traded for an identity of the cabinet's own, once: section 3.
import fs from "node:fs";
import { read, write } from "./files.mjs";
import { ask, connect, once, subscribe } from "./line.mjs";

const CREATE = "$aws/certificates/create/json";

export async function identity(config) {
  const file = `${config.state}/identity.json`;
  const found = read(file) ?? (await claimed(config));
  write(file, found);
  return { ...found, key: Buffer.from(found.key, "base64"), salt: Buffer.from(found.salt, "base64") };
}

async function claimed(config) {
  const { certificate, key } = config.claim;
  const client = connect(config, `claim-${config.thing}`, fs.readFileSync(certificate), fs.readFileSync(key));
  await once(client, "connect");
  try {
    const provision = `$aws/provisioning-templates/${config.template}/provision/json`;
    await subscribe(client, [CREATE, provision].flatMap((topic) => [`${topic}/accepted`, `${topic}/rejected`]));
    const made = await ask(client, CREATE, {});
    const answer = await ask(client, provision, {
      certificateOwnershipToken: made.certificateOwnershipToken,
      parameters: { ThingName: config.thing, SerialNumber: config.serial },
    });
    if (answer.thingName !== config.thing) throw new Error(`the cloud calls this cabinet ${answer.thingName}`);
    const { Key, Salt } = answer.deviceConfiguration;
    return { certificate: made.certificatePem, privateKey: made.privateKey, key: Key, salt: Salt };
  } finally {
    await client.endAsync();
  }
}
