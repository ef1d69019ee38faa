"""Where a trade-off is worded, beside the ballot card that it makes."""

from facilitator_app.ui.plan.trade_off.editor import TradeOffEditor

__all__ = ["TradeOffEditor"]
