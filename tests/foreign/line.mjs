// The line to the broker: sections 3 and 4. Requests wait for their answers; everything is sent with QoS 1.
import fs from "node:fs";
import mqtt from "mqtt";

export function connect(config, clientId, certificate, key, will) {
  return mqtt.connect({
    protocol: "mqtts", host: config.host, port: config.port, ca: fs.readFileSync(config.ca), cert: certificate, key,
    clientId, clean: true, protocolVersion: 5, keepalive: 30, resubscribe: false, will,
    reconnectPeriod: 500 + Math.random() * 1500,
  });
}

export const once = (client, event) =>
  new Promise((resolve, reject) => {
    client.once(event, resolve);
    client.once("error", reject);
  });

export const publish = (client, topic, body) =>
  client.publishAsync(topic, body === undefined ? "" : JSON.stringify(body), { qos: 1 });

export async function subscribe(client, filters) {
  for (const granted of await client.subscribeAsync(filters, { qos: 1 })) {
    if (granted.qos >= 128) throw new Error(`refused: ${granted.topic}`);
  }
}

// The answer on <topic>/accepted, which may come before the PUBACK; throws what comes on <topic>/rejected.
export async function ask(client, topic, body) {
  let hear;
  const answer = new Promise((resolve, reject) => {
    hear = (heard, payload) => {
      if (heard === `${topic}/accepted`) resolve(JSON.parse(payload));
      if (heard === `${topic}/rejected`) reject(Object.assign(new Error(`${topic}: ${payload}`), JSON.parse(payload)));
    };
    client.on("message", hear);
    setTimeout(() => reject(new Error(`${topic}: no answer`)), 15000).unref();
  });
  try {
    return (await Promise.all([answer, publish(client, topic, body)]))[0];
  } finally {
    client.off("message", hear);
  }
}
