import type { Tab } from './tab.ts';

/** Gives a tab a simulated device for passkeys that always recognises its owner. */
export async function addAuthenticator(tab: Tab): Promise<void> {
  await tab.command('WebAuthn.enable');
  const options = {
    ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
    ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  };
  await tab.command('WebAuthn.addVirtualAuthenticator', { options });
}
