import type { StageId } from '../../../../core/model/primitives.ts';
import { useQuery } from '../../../app/use-query.ts';

/** Names of the judges of a stage; the id stands where none is known. */
export function useJudgeName(stage: StageId): (judge: string) => string {
  const matrix = useQuery('result.matrix', { stage });
  const names = new Map<string, string>(matrix.data?.judges.map(({ id, name }) => [id, name]));
  return (judge) => names.get(judge) ?? judge;
}
