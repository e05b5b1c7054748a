/**
 * Every generated document that is committed, as path and text. `npm run generate` writes the documents, and `npm run
 * check` compares them with the committed files. This module itself writes nothing.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messages } from '@toric/contracts/messages';
import { asyncApi } from '@toric/messaging/asyncapi';
import { ROOT } from '../checks/root.ts';
import { orderProcess } from '../../../services/order/src/orders/order.process.ts';
import { formatted } from './formatted.ts';
import { replaceBlock } from './marked-block.ts';
import { type Flow, flowProblems, messageFlow, travels } from './message-flow.ts';
import { wireContracts } from './message-schemas.ts';
import { messagesPage, serviceBlock } from './message-table.ts';
import { processDiagram } from './process-diagram.ts';
import { registerTables } from './register-page.ts';
import { settingsTables, undescribedSettings } from './settings-page.ts';
import { type ServiceContents, services } from './services.ts';

export type GeneratedFile = { path: string; text: string };
export const SCHEMAS = 'packages/contracts/schemas/messages.schema.json';
const REGISTERS = 'docs/registers.md';
const SETTINGS = 'docs/settings.md';
export const PROCESS_FILE = 'services/order/src/orders/order.process.ts';

const read = (path: string) => readFile(join(ROOT, path), 'utf8');
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Returns the README of a service with its generated blocks brought up to date. Returns an empty list if the README has
 * no marked block, which `missingBlocks` reports.
 */
async function readme(service: ServiceContents, flow: readonly Flow[]): Promise<GeneratedFile[]> {
  const path = readmeOf(service);
  if (!(await hasBlock(service))) return [];
  const text = replaceBlock(path, await read(path), 'messages', serviceBlock(service.name, flow));
  const diagram = `\`\`\`mermaid\n${processDiagram(orderProcess)}\n\`\`\``;
  return [{ path, text: service.name === 'order' ? replaceBlock(path, text, 'diagram', diagram) : text }];
}

const parties = ({ message, senders, listeners }: Flow) => ({
  message,
  senders,
  receivers: listeners.filter((listener) => travels(listener, message.owner)),
});

const readmeOf = ({ name }: ServiceContents) => `services/${name}/README.md`;
const hasBlock = async (service: ServiceContents) =>
  existsSync(join(ROOT, readmeOf(service))) && (await read(readmeOf(service))).includes('<!-- messages -->');

async function missingBlocks(contents: readonly ServiceContents[]): Promise<string[]> {
  const found = await Promise.all(contents.map(hasBlock));
  return contents
    .filter((_, index) => !found[index])
    .map((service) => `${readmeOf(service)} needs lines '<!-- messages -->' and '<!-- /messages -->' for its table`);
}

export async function processHeader(): Promise<GeneratedFile> {
  return {
    path: PROCESS_FILE,
    text: replaceBlock(PROCESS_FILE, await read(PROCESS_FILE), 'diagram', processDiagram(orderProcess)),
  };
}

/** Returns the names of all use cases of a service, in all its areas. */
async function featuresOf(service: string): Promise<string[]> {
  const files = await readdir(join(ROOT, 'services', service, 'src'), { recursive: true });
  return files.filter((file) => /\/features\/.*(?<!\.test)\.ts$/.test(file)).map((file) => basename(file, '.ts'));
}

/**
 * Returns the text that each generated document should have. Also returns the problems: messages without a sender or
 * consumer, READMEs without a marked block, and settings without a description.
 */
export async function documents(): Promise<{ files: GeneratedFile[]; problems: string[] }> {
  const contents = services();
  const flow = messageFlow(messages, contents);
  const features = Object.fromEntries(
    await Promise.all(contents.map(async ({ name }) => [name, await featuresOf(name)] as const)),
  );
  const files = [
    { path: SCHEMAS, text: pretty(wireContracts(messages)) },
    { path: 'docs/MESSAGES.md', text: messagesPage(flow) },
    { path: 'docs/asyncapi.json', text: pretty(asyncApi(flow.map(parties))) },
    await processHeader(),
    { path: REGISTERS, text: replaceBlock(REGISTERS, await read(REGISTERS), 'fields', registerTables()) },
    { path: SETTINGS, text: replaceBlock(SETTINGS, await read(SETTINGS), 'settings', settingsTables()) },
    ...(await Promise.all(contents.map((service) => readme(service, flow)))).flat(),
  ];
  const asFormatted = files.map(async ({ path, text }) => ({ path, text: await formatted(path, text) }));
  return {
    files: await Promise.all(asFormatted),
    problems: [...flowProblems(flow, contents, features), ...(await missingBlocks(contents)), ...undescribedSettings()],
  };
}
