import { answerQuestions } from './parent-link.ts';

type RequestListener = (
  details: { url: string },
  callback: (verdict: { cancel?: boolean }) => void,
) => void;
type PermissionHandler = (
  contents: null,
  permission: string,
  callback: (granted: boolean) => void,
) => void;

/** Electron grants what no handler denies, so that is what stands here without one. */
let onPermission: PermissionHandler = (_contents, _permission, callback) => callback(true);
let checkPermission: (contents: null, permission: string) => boolean = () => true;
let checkDevice: () => boolean = () => true;
let onRequest: RequestListener = (_details, callback) => callback({});

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionHandler) => {
      onPermission = handler;
    },
    setPermissionCheckHandler: (handler: typeof checkPermission) => {
      checkPermission = handler;
    },
    setDevicePermissionHandler: (handler: typeof checkDevice) => {
      checkDevice = handler;
    },
    setDisplayMediaRequestHandler: () => undefined,
    webRequest: {
      onBeforeRequest: (listener: RequestListener) => {
        onRequest = listener;
      },
    },
  },
};

answerQuestions(
  'permission',
  ({ permission }) =>
    new Promise<boolean>((resolve) => {
      onPermission(null, permission, (granted) =>
        resolve(granted || checkPermission(null, permission)),
      );
    }),
);
answerQuestions('device', () => checkDevice());
answerQuestions(
  'request',
  ({ url }) =>
    new Promise<boolean>((resolve) => {
      onRequest({ url }, (verdict) => resolve(verdict.cancel !== true));
    }),
);
