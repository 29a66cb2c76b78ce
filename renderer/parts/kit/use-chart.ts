import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';
import { useTwin } from '../../host/host-context.tsx';
import { useScale } from '../../shell/scale-context.ts';
import { prefersReducedMotion } from '../../theme/antd-theme.ts';
import { FONT_FAMILY, TOKENS, type TokenName } from '../../theme/tokens.ts';

/** Colours of the interface and the size of its text, as a chart's option needs them. */
export interface ChartLook {
  readonly token: Readonly<Record<TokenName, string>>;
  /** Pixels of 12 px text at the interface's scale. */
  readonly textPixels: number;
}

/**
 * Draws a chart in the element of `ref` and keeps it in step with theme, scale and size. `option` is asked again when
 * one of these or itself changes: keep it in `useCallback`.
 */
export function useChart(
  ref: RefObject<HTMLElement | null>,
  option: (look: ChartLook) => EChartsCoreOption,
  onPick?: (at: { readonly series: number; readonly index: number }) => void,
): void {
  const appearance = useTwin((state) => state.scene.appearance);
  const { scale } = useScale();
  const pick = useRef(onPick);
  pick.current = onPick;
  const chart = useRef<EChartsType | undefined>(undefined);
  const wanted = useRef<EChartsCoreOption>({});
  wanted.current = {
    animation: !prefersReducedMotion(),
    animationDuration: 150,
    textStyle: { fontFamily: FONT_FAMILY },
    ...option({ token: TOKENS[appearance], textPixels: 12 * scale }),
  };
  useEffect(() => {
    const element = ref.current;
    let left = false;
    if (!element) return;
    const size = new ResizeObserver(() => chart.current?.resize());
    void import('./echarts.ts').then(({ initChart }) => {
      if (left) return;
      const made = initChart(element);
      chart.current = made;
      made.setOption(wanted.current);
      made.on('click', ({ seriesIndex, dataIndex }) =>
        pick.current?.({ series: seriesIndex ?? 0, index: dataIndex }),
      );
      size.observe(element);
    });
    return () => {
      left = true;
      size.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, [ref]);
  useEffect(() => {
    chart.current?.setOption(wanted.current, true);
  }, [option, appearance, scale]);
}
