import { createContext, useContext } from 'react';

interface Scale {
  /** Interface size, 1 = 100 %. */
  readonly scale: number;
  readonly setScale: (scale: number) => void;
}

/** Interface size of this window. */
export const ScaleContext = createContext<Scale>({ scale: 1, setScale: () => {} });

/** Interface size and how to change it. */
export function useScale(): Scale {
  return useContext(ScaleContext);
}
