export { issueAuthority, issueLeaf, validFor, type KeyPair, type LeafRequest, type Validity } from "./issue.ts";
export { renew, type RenewalRules, type SelfIssuedState } from "./renew.ts";
export { keepSelfIssued, type SelfIssuedKeeper, type SelfIssuedOptions } from "./keep-self-issued.ts";
