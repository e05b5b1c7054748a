import { useEffect, useMemo } from 'react';

export type File = { readonly mediaType: string; readonly bytes: Uint8Array };

/** Returns an address under which the browser shows a file. It ends when the file is not shown any more. */
export function useAddressOf({ bytes, mediaType }: File): string {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType })),
    [bytes, mediaType],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return address;
}
