import { useRef, useState } from 'react';
import { boundsOf, type Place } from './cells.ts';

const FIRST: Place = { row: 0, column: 0 };

/** Holds the marked range of cells of a grid, and the focused cell. */
export function useMarked(onMove: (row: number) => void) {
  const [marked, setMarked] = useState({ anchor: FIRST, focus: FIRST });
  /**
   * Is true once a person has moved to a cell. From then on the field of the cell takes the focus, even if the focus is
   * outside the grid.
   */
  const isEntered = useRef(false);
  return {
    ...{ focus: marked.focus, bounds: boundsOf(marked), isEntered },
    /** Moves to a cell. With `isMore`, the range from the anchor to the cell is marked. */
    go: (to: Place, isMore = false): void => {
      isEntered.current = true;
      setMarked((before) => ({ anchor: isMore ? before.anchor : to, focus: to }));
      onMove(to.row);
    },
    mark: (anchor: Place, focus: Place): void => {
      setMarked({ anchor, focus });
    },
  };
}
