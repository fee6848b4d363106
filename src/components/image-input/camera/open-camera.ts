import { ExplainError } from '../../../protocol.js';

/** More pixels than any network here takes, and few enough to be quick. */
const WIDTH = 1280;

/** Opens a camera; of a phone's the one at its back unless another is named. */
export async function openCamera(deviceId?: string): Promise<MediaStream> {
  const which = deviceId
    ? { deviceId: { exact: deviceId } }
    : { facingMode: { ideal: 'environment' } };
  try {
    const video = { ...which, width: { ideal: WIDTH } };
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    throw cameraError(error);
  }
}

/** The ids of the cameras, known once one was opened. */
export async function cameraIds(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').map((device) => device.deviceId);
}

/** By the names that the standard gives (Media Capture and Streams, getUserMedia). */
function cameraError(error: unknown): ExplainError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new ExplainError(
      'camera-refused',
      'The browser did not let this page use the camera.',
      'Allow the camera in the settings of this site (a page in a frame needs allow="camera"), or give a picture in another way.',
    );
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new ExplainError(
      'camera-missing',
      'No camera was found.',
      'Connect one, or give a picture in another way.',
    );
  }
  if (name === 'NotReadableError' || name === 'AbortError') {
    return new ExplainError(
      'camera-busy',
      'The camera did not start; another program may be using it.',
      'Close that program and try again, or give a picture in another way.',
    );
  }
  return ExplainError.of(
    error,
    'camera-failed',
    'The camera could not be used',
    'Give a picture in another way.',
  );
}
