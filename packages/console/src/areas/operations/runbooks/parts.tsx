import { Fragment } from 'react';
import { Link } from 'react-router';
import { ScrollRegion, ScrollTable } from '../../../kit/scroll-region.tsx';
import { type Inline, type Part, runbookHref } from './runbook.ts';

/** Returns the name of the runbook to which a link leads. Returns undefined for a link to any other file. */
function runbookOf(href: string): string | undefined {
  return /^([\w-]+)\.md(?:#.*)?$/.exec(href)?.[1];
}

function Anchor({ text, href }: { readonly text: readonly Inline[]; readonly href: string }) {
  const runbook = runbookOf(href);
  if (runbook !== undefined)
    return (
      <Link to={runbookHref(runbook)}>
        <Inlines text={text} />
      </Link>
    );
  if (href.startsWith('https://'))
    return (
      <a href={href} target="_blank" rel="noreferrer">
        <Inlines text={text} />
      </a>
    );
  return (
    <>
      <Inlines text={text} /> <span className="mono fine dim">{href.replace(/^(\.\.\/)+/, '')}</span>
    </>
  );
}

function Inlines({ text }: { readonly text: readonly Inline[] }) {
  return text.map((one, index) => {
    if (typeof one === 'string') return <Fragment key={index}>{one}</Fragment>;
    if ('code' in one)
      return (
        <code key={index} className="mono">
          {one.code}
        </code>
      );
    if ('bold' in one)
      return (
        <b key={index}>
          <Inlines text={one.bold} />
        </b>
      );
    return <Anchor key={index} text={one.link} href={one.href} />;
  });
}

function Table({ part }: { readonly part: Extract<Part, { kind: 'table' }> }) {
  return (
    <ScrollTable>
      <thead>
        <tr>
          {part.head.map((cell, column) => (
            <th key={column}>
              <Inlines text={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Inlines text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function List({ part }: { readonly part: Extract<Part, { kind: 'list' }> }) {
  const items = part.items.map((item, index) => (
    <li key={index}>
      <Parts parts={item} />
    </li>
  ));
  return part.start === undefined ? <ul>{items}</ul> : <ol start={part.start}>{items}</ol>;
}

function OnePart({ part }: { readonly part: Part }) {
  switch (part.kind) {
    case 'heading':
      return (
        <h2>
          <Inlines text={part.text} />
        </h2>
      );
    case 'text':
      return (
        <p>
          <Inlines text={part.text} />
        </p>
      );
    case 'code':
      return (
        <ScrollRegion className="scroll runbook-code" label={{ en: 'Command', zh: '命令' }}>
          <pre className="mono fine">{part.text}</pre>
        </ScrollRegion>
      );
    case 'list':
      return <List part={part} />;
    case 'table':
      return <Table part={part} />;
  }
}

/** Shows the parts of a runbook as elements. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map((part, index) => <OnePart key={index} part={part} />);
}
