import type { Text } from '@toric/contracts/kernel/sentence';
import { useRef, useState } from 'react';
import { announce } from '../../app/announce.ts';
import { asProblem, explain } from '../../app/problem.ts';
import { today, useWords } from '../../app/words.ts';
import { readScan, type Scan } from './read-scan.ts';
import type { OnScan, ScanOutcome } from './scan-box.types.ts';
import { playSound } from './sound.ts';

export type LastScan = { readonly scan: Scan; readonly outcome: ScanOutcome };
const TAKEN_BACK: Text = { en: 'The last scan is taken back.', zh: '已撤销上一次扫描。' };

/**
 * Answers scans one after another. A scanner may send the next box while the shop still answers the last one, so scans
 * wait in a queue and none is lost.
 */
export function useScans(onScan: OnScan, hasSound: boolean) {
  const t = useWords();
  const [last, setLast] = useState<LastScan>();
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());

  function show(scan: Scan, outcome: ScanOutcome) {
    setLast({ scan, outcome });
    if (hasSound) playSound(outcome.tone);
    announce(t(outcome.title), outcome.tone === 'stop');
  }
  async function answer(text: string) {
    const scan = readScan(text, today());
    try {
      show(scan, await onScan(scan));
    } catch (problem) {
      show(scan, { tone: 'stop', title: explain(asProblem(problem)) });
    } finally {
      setWaiting((before) => before - 1);
    }
  }
  function take(text: string) {
    if (text.trim() === '') return;
    setWaiting((before) => before + 1);
    queue.current = queue.current.then(() => answer(text));
  }
  async function undo() {
    try {
      await last?.outcome.undo?.();
      setLast(undefined);
      announce(t(TAKEN_BACK));
    } catch (problem) {
      if (last) show(last.scan, { tone: 'stop', title: explain(asProblem(problem)) });
    }
  }
  return { last, waiting, take, undo };
}
