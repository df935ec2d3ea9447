import { DataFolderInUse } from './data-folder.ts';
import { isDiskFull, isReadOnly } from './files/disk.ts';

/**
 * What kept a shell from starting, where a person can do something about it; null for anything else.
 * In both languages: before there is a page, nobody has chosen one.
 */
export function describeStartFailure(error: unknown, dataFolder: string): string | null {
  const reason = reasonOf(error);
  return reason === null ? null : `${reason}\n${dataFolder}`;
}

function reasonOf(error: unknown): string | null {
  if (error instanceof DataFolderInUse) {
    return '另一个评审匣正在使用这个数据文件夹。\nAnother running Jurybox uses this data folder.';
  }
  if (isDiskFull(error)) {
    return (
      '磁盘已满。已保存和已封签的内容没有变化;请腾出空间,再打开评审匣。\n' +
      'The disk is full. Everything saved and sealed is unchanged; make room, then open Jurybox again.'
    );
  }
  if (isReadOnly(error)) {
    return (
      '数据文件夹不能写入。已保存和已封签的内容没有变化;请检查写保护和权限,或请现场技术人员帮助。\n' +
      'The data folder cannot be written. Everything saved and sealed is unchanged; check write ' +
      'protection and permissions, or ask for help at the venue.'
    );
  }
  return null;
}
