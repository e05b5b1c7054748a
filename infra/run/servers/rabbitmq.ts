// Finds the RabbitMQ broker for development and tests. It takes the broker in RABBITMQ_URL, else our own node of the
// installed server, else a container. If no server is installed, it installs one where that is possible. No npm package
// contains an AMQP broker.
import { resolve } from 'node:path';
import { ctlAdmin, httpAdmin } from './rabbitmq-admin.ts';
import { dockerAnswers, startContainer } from './rabbitmq-docker.ts';
import { mayInstall } from './apt.ts';
import { findServer, installServer } from './rabbitmq-install.ts';
import { startNode } from './rabbitmq-node.ts';
import type { Rabbit, Sought } from './server.ts';

export async function findRabbit({ dataDir, log, chosen }: Sought): Promise<Rabbit> {
  const given = process.env['RABBITMQ_URL'];
  if (given) return useGiven(given, process.env['RABBITMQ_MANAGEMENT_URL']);
  const home = { dataDir: resolve(dataDir), log, ...(chosen && { chosen }) };
  const installed = findServer();
  if (installed) return startNode(installed, home);
  if (mayInstall()) {
    const fresh = await installServer(log);
    if (fresh) return startNode(fresh, home);
  }
  if (dockerAnswers()) return startContainer(home);
  throw new Error(NOTHING_FOUND);
}

const NOTHING_FOUND = `Toric needs a RabbitMQ broker and found none. Do one of these, then start again:
  Debian, Ubuntu:  sudo apt-get install -y rabbitmq-server
  Fedora:          sudo dnf install -y rabbitmq-server
  macOS:           brew install rabbitmq
  Docker:          start the Docker daemon (Toric then runs rabbitmq:4-management by itself)
  a broker of yours: export RABBITMQ_URL=amqp://user:password@host:5672
                     export RABBITMQ_MANAGEMENT_URL=http://user:password@host:15672`;

async function useGiven(amqpUrl: string, managementUrl: string | undefined): Promise<Rabbit> {
  const how = `RabbitMQ at ${new URL(amqpUrl).host} from RABBITMQ_URL`;
  const stop = async () => {};
  if (managementUrl) {
    const admin = httpAdmin(managementUrl);
    await admin.check();
    return { amqpUrl, managementUrl, how, admin, stop };
  }
  const admin = ctlAdmin({ command: 'rabbitmqctl', env: process.env });
  try {
    await admin.check();
  } catch (error) {
    throw new Error(
      'RABBITMQ_URL is set, but Toric cannot administer that broker (it makes virtual hosts and one user per service). ' +
        'Set RABBITMQ_MANAGEMENT_URL=http://user:password@host:15672 of an administrator (rabbitmq-plugins enable ' +
        'rabbitmq_management), or run where rabbitmqctl reaches the broker, or unset RABBITMQ_URL.',
      { cause: error },
    );
  }
  return { amqpUrl, how, admin, stop };
}

/** Returns the connection string of one user to one virtual host of a broker. */
export function brokerUrl(amqpUrl: string, to: { vhost: string; user: string; password: string }): string {
  const url = new URL(amqpUrl);
  url.username = encodeURIComponent(to.user);
  url.password = encodeURIComponent(to.password);
  url.pathname = `/${encodeURIComponent(to.vhost)}`;
  return url.href;
}
