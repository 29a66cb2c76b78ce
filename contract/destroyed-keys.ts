/** Stands where a personal value was whose key has been destroyed (密钥已销毁): nobody can read it again. */
export const KEY_DESTROYED = '密钥已销毁';
