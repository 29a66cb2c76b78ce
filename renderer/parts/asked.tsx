import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '../host/use-call.ts';
import { ErrorNote } from './error-note.tsx';
import { PreparationNote } from './preparation-note.tsx';

interface AskedProps<Value> {
  readonly answer: Answer<Value>;
  readonly loadingLabel: string;
  readonly failedTitle: string;
  readonly rows?: number;
  readonly children: (value: Value) => ReactNode;
}

/** What the data host answered: the thing itself, a skeleton until then, or the error in its place. */
export function Asked<Value>({
  answer,
  loadingLabel,
  failedTitle,
  rows = 6,
  children,
}: AskedProps<Value>) {
  if (answer.kind === 'done') return <>{children(answer.value)}</>;
  if (answer.kind === 'failed') {
    return <ErrorNote title={failedTitle} error={answer.error} retry={answer.retry} />;
  }
  return (
    <div className="asked-loading" role="status" aria-label={loadingLabel}>
      <PreparationNote />
      <Skeleton active title={{ width: '56%' }} paragraph={{ rows }} />
    </div>
  );
}
