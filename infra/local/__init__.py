"""The whole of Xinbao on one machine: MiniStack, the deployed template, five cabinets, the SMS stand-in."""
